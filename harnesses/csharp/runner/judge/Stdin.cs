using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Judge;

/// <summary>A program that reads stdin.</summary>
static class Stdin {
    internal static void Run() {
        try {
            Assembly program = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(Compile.Product));
            MethodInfo main = program.EntryPoint;
            object[] arguments = main.GetParameters().Length == 0 ? null : new object[] { Array.Empty<string>() };
            object code = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            Errors.Exit(code is int number ? number : Environment.ExitCode);
        } catch (Exception error) {
            Errors.End(error);
        }
    }
}

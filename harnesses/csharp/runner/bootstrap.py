"""Compile our own assemblies at image build: the compiler is a library, and somebody must call it the first time.

python3 bootstrap.py HOME OUTPUT [REFERENCE...] -- SOURCE...
"""

import os
import sys
from pathlib import Path

from clr_loader import get_coreclr
from pythonnet import set_runtime

home, output, *words = sys.argv[1:]
at = words.index("--")
os.environ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1"
set_runtime(get_coreclr(runtime_config=f"{home}/runtimeconfig.json", dotnet_root=f"{home}/dotnet"))

import clr  # noqa: E402  # it needs the runtime

for name in ("Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"):
    clr.AddReference(f"{home}/runtime/{name}")

from Microsoft.CodeAnalysis import (  # noqa: E402
    MetadataReference,
    OptimizationLevel,
    OutputKind,
    SyntaxTree,
)
from Microsoft.CodeAnalysis.CSharp import (  # noqa: E402
    CSharpCompilation,
    CSharpCompilationOptions,
    CSharpSyntaxTree,
)
from System.Collections.Generic import List  # noqa: E402
from System.IO import File  # noqa: E402

trees = List[SyntaxTree]()
for source in words[at + 1 :]:
    trees.Add(CSharpSyntaxTree.ParseText(Path(source).read_text(encoding="utf-8")))
references = List[MetadataReference]()
for name in [*Path(f"{home}/references").read_text(encoding="utf-8").split(), *words[:at]]:
    references.Add(MetadataReference.CreateFromFile(f"{home}/{name}"))
is_program = "Main(string[]" in "".join(str(tree) for tree in trees)
options = CSharpCompilationOptions(
    OutputKind.ConsoleApplication if is_program else OutputKind.DynamicallyLinkedLibrary
).WithOptimizationLevel(OptimizationLevel.Release)
compilation = CSharpCompilation.Create(Path(output).stem, trees, references, options)
file = File.Create(f"{home}/{output}")
result = compilation.Emit(file)
file.Close()
for one in result.Diagnostics:
    if one.Severity.ToString() != "Hidden":
        print(one)
sys.exit(0 if result.Success else 1)

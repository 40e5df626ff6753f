using System;
using System.IO;

class Program {
    static void Main() {
        using var input = new StreamReader(Console.OpenStandardInput());
        string[] words = input.ReadToEnd().Split((char[])null, StringSplitOptions.RemoveEmptyEntries);
        int[] numbers = Array.ConvertAll(words, int.Parse);
        Console.WriteLine(numbers.Length);
    }
}

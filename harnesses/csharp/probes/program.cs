using System;

public class Adder {
    public static void Main(string[] args) {
        string[] words = Console.ReadLine().Split();
        Console.WriteLine(Helper.Add(int.Parse(words[0]), int.Parse(words[1])));
    }
}

static class Helper {
    public static int Add(int a, int b) => a + b;
}

using System;

class Program {
    static void Main() {
        Console.ReadLine();
        throw new InvalidOperationException("boom"); // HERE
    }
}

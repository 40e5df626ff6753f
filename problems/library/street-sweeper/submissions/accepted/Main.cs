using System;
using System.Collections.Generic;
using System.Linq;

class Program {
    static int Next() {
        int c = Console.Read(), value = 0;
        while (c <= ' ') c = Console.Read();
        for (; c > ' '; c = Console.Read()) value = 10 * value + (c - '0');
        return value;
    }

    static void Main() {
        int crossings = Next(), streets = Next();
        var at = new Stack<(int To, int Street)>[crossings + 1];
        for (int i = 0; i <= crossings; i++) at[i] = new();
        for (int street = 0; street < streets; street++) {
            int a = Next(), b = Next();
            at[a].Push((b, street));
            at[b].Push((a, street));
        }
        var tour = new List<int>();
        if (at.All(ends => ends.Count % 2 == 0)) {
            var swept = new bool[streets];
            var way = new Stack<int>();
            way.Push(1);
            while (way.TryPeek(out int here)) {
                if (!at[here].TryPop(out var end)) tour.Add(way.Pop());
                else if (!swept[end.Street]) {
                    swept[end.Street] = true;
                    way.Push(end.To);
                }
            }
        }
        Console.WriteLine(tour.Count == streets + 1 ? string.Join(" ", tour) : "impossible");
    }
}

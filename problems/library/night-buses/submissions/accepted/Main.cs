using System;
using System.Collections.Generic;

class Program {
    static int[] ReadNumbers() => Array.ConvertAll(Console.ReadLine().Split(), int.Parse);

    static void Main() {
        int[] first = ReadNumbers();
        var (stops, lines, start, home) = (first[0], first[1], first[2], first[3]);
        var leaving = new List<(int To, int Minutes)>[stops + 1];
        for (int stop = 1; stop <= stops; stop++) leaving[stop] = new();
        for (int i = 0; i < lines; i++) {
            int[] line = ReadNumbers();
            leaving[line[0]].Add((line[1], line[2]));
        }
        var left = new bool[stops + 1];
        var waiting = new PriorityQueue<int, long>();
        waiting.Enqueue(start, 0);
        while (waiting.TryDequeue(out int stop, out long minutes)) {
            if (stop == home) {
                Console.WriteLine(minutes);
                return;
            }
            if (left[stop]) continue;
            left[stop] = true;
            foreach (var line in leaving[stop]) waiting.Enqueue(line.To, minutes + line.Minutes);
        }
        Console.WriteLine("stranded");
    }
}

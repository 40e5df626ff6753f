using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

class Program {
    record struct Point(double X, double Y);

    // Return the smallest distance among points that are sorted by x, and sort them by y.
    static double Nearest(Span<Point> points) {
        if (points.Length < 2) return double.PositiveInfinity;
        int middle = points.Length / 2;
        double border = points[middle].X;
        double best = Math.Min(Nearest(points[..middle]), Nearest(points[middle..]));
        points.Sort((a, b) => a.Y.CompareTo(b.Y));
        var strip = new List<Point>();
        foreach (var (x, y) in points) {
            if (Math.Abs(x - border) >= best) continue;
            for (int i = strip.Count - 1; i >= 0 && y - strip[i].Y < best; i--) {
                best = Math.Min(best, Math.Sqrt(Math.Pow(x - strip[i].X, 2) + Math.Pow(y - strip[i].Y, 2)));
            }
            strip.Add(new Point(x, y));
        }
        return best;
    }

    static Point ReadPoint() {
        double[] words = Array.ConvertAll(
            Console.ReadLine().Split(), word => double.Parse(word, CultureInfo.InvariantCulture));
        return new Point(words[0], words[1]);
    }

    static void Main() {
        int n = int.Parse(Console.ReadLine());
        var points = Enumerable.Range(0, n).Select(_ => ReadPoint()).OrderBy(point => point.X).ToArray();
        Console.WriteLine(Nearest(points).ToString("F9", CultureInfo.InvariantCulture));
    }
}

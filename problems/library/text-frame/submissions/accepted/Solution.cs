var lines = new string[int.Parse(Console.ReadLine())];
for (int i = 0; i < lines.Length; i++) lines[i] = Console.ReadLine() ?? "";
int width = lines.Max(line => line.Length);
string edge = "+" + new string('-', width + 2) + "+";
Console.WriteLine(edge);
foreach (var line in lines) {
    int left = (width - line.Length) / 2;
    Console.WriteLine("| " + (new string(' ', left) + line).PadRight(width) + " |");
}
Console.WriteLine(edge);

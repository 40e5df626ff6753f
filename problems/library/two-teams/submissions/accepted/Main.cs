int[] Numbers() => Array.ConvertAll(Console.ReadLine().Split(' ', StringSplitOptions.RemoveEmptyEntries), int.Parse);

int[] sizes = Numbers();
var quarrels = Enumerable.Range(0, sizes[0] + 1).Select(_ => new List<int>()).ToArray();
for (int i = 0; i < sizes[1]; i++) {
    int[] pair = Numbers();
    quarrels[pair[0]].Add(pair[1]);
    quarrels[pair[1]].Add(pair[0]);
}

var team = new int[sizes[0] + 1];
for (int first = 1; first <= sizes[0]; first++) {
    if (team[first] != 0) continue;
    team[first] = 1;
    var waiting = new Queue<int>(new[] { first });
    while (waiting.TryDequeue(out int pupil)) {
        foreach (int other in quarrels[pupil]) {
            if (team[other] == team[pupil]) {
                Console.WriteLine("impossible");
                return;
            }
            if (team[other] != 0) continue;
            team[other] = 3 - team[pupil];
            waiting.Enqueue(other);
        }
    }
}
Console.WriteLine("possible");
Console.WriteLine(string.Join(" ", team.Skip(1)));

public class Account {
    private readonly string owner;
    private readonly List<int> history = new();

    public Account(string owner, int balance) {
        this.owner = owner;
        history.Add(balance);
    }

    public void Add(int amount) {
        history.Add(history[^1] + amount);
    }

    public int[] GetHistory() => history.ToArray();

    public string Greet(string[] words) => string.Join(" ", words) + " " + owner;
}

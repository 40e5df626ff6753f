public class MinStack {
    private readonly Stack<(int Value, int Least)> stack = new();

    public MinStack() { }

    public void Push(int val) => stack.Push((val, stack.Count == 0 ? val : Math.Min(val, stack.Peek().Least)));

    public void Pop() => stack.Pop();

    public int Top() => stack.Peek().Value;

    public int GetMin() => stack.Peek().Least;
}

namespace Judge;

/// <summary>What a test's operations have answered so far, as it was written.</summary>
sealed class Results {
    readonly Output answers;
    readonly int[] ends;
    int count;

    internal Results(Output answers, int operations) {
        this.answers = answers;
        ends = new int[operations];
    }

    /// <summary>The next answer ends here.</summary>
    internal void Add() => ends[count++] = answers.Size;

    /// <summary>Read the number of an operation, e.g. `{"result":1}`; return what reads its answer.</summary>
    internal Input Referred(Input input) {
        input.Expect('{');
        input.Advance();
        input.ReadString();
        input.Expect(':');
        var operation = (int)input.ReadLong();
        input.Expect('}');
        int comma = ends[operation - 1];
        return new Input(answers.Written(comma + 1, ends[operation]));
    }
}

package gavel;

/** What a test's operations have answered so far, as it was written. */
final class Results {
    private final Output answers;
    private final int[] ends;
    private int count;

    Results(Output answers, int operations) {
        this.answers = answers;
        ends = new int[operations];
    }

    /** The next answer ends here. */
    void add() {
        ends[count++] = answers.size();
    }

    /** Read the number of an operation, e.g. `{"result":1}`; return what reads its answer. */
    Input referred(Input in) {
        in.expect('{');
        in.advance();
        in.readString();
        in.expect(':');
        int operation = (int) in.readLong();
        in.expect('}');
        int comma = ends[operation - 1];
        return new Input(answers.written(comma + 1, ends[operation]));
    }
}

package gavel;

/** A sentence for the solver: the result, or the solution, is not what was asked for. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}

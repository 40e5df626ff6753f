package gavel;

/** What the harness needs of lists and trees, which it cannot name: they are in the package without a name. */
public interface Nodes {
    Class<?> type(boolean isTree);

    Object readList(Input in);

    Object readTree(Input in);

    void writeList(Object value, Output out);

    void writeTree(Object value, Output out);
}

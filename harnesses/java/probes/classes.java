class Account {
    private final String owner;
    private final List<Integer> history = new ArrayList<>();

    public Account(String owner, int balance) {
        this.owner = owner;
        history.add(balance);
    }

    public void add(int amount) {
        history.add(history.getLast() + amount);
    }

    public int[] getHistory() {
        return history.stream().mapToInt(Integer::intValue).toArray();
    }

    public String greet(String[] words) {
        return String.join(" ", words) + " " + owner;
    }
}

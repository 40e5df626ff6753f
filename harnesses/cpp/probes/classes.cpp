class Account {
    string owner;
    vector<int> history;

public:
    Account(string owner, int balance) : owner(owner), history{balance} {}

    void add(int amount) { history.push_back(history.back() + amount); }

    vector<int> getHistory() { return history; }

    string greet(vector<string>& words) {
        string text;
        for (auto& word : words) text += word + " ";
        return text + owner;
    }
};

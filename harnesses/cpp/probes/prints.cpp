class Solution {
public:
    int probe(int n) {
        cout << "hello " << n << "\n";
        printf("no newline");
        cerr << "warning " << n << "\n";
        return n;
    }
};

int main() {}

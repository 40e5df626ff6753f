class Solution {
public:
    int probe(int n) {
        if (n == 0) {
            cout << "bye" << endl;
            exit(0);
        }
        return n;
    }
};

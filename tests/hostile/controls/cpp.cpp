class Solution {
public:
    int add(int a, int b) {
        for (auto& entry : filesystem::directory_iterator("/tmp")) cout << "BREACH: found " << entry << endl;
        return a + b;
    }
};

// What stands in a finally is compiled once for each way that leads there: twice, four times, a billion times.
// problem: add
// verdicts: CE
class Solution {
    public int add(int a, int b) {
        try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { try { a++; } finally { b++; } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } } }
        return a + b;
    }
}

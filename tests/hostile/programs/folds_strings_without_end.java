// A constant that doubles with each line, and is computed by the compiler.
// problem: add
// verdicts: CE
class Solution {
    static final String A = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", B = A + A + A + A + A + A + A + A,
        C = B + B + B + B + B + B + B + B, D = C + C + C + C + C + C + C + C, E = D + D + D + D + D + D + D + D,
        F = E + E + E + E + E + E + E + E, G = F + F + F + F + F + F + F + F, H = G + G + G + G + G + G + G + G,
        I = H + H + H + H + H + H + H + H, J = I + I + I + I + I + I + I + I;
    public int add(int a, int b) { return J.length(); }
}

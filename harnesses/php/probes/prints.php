class Solution {
    function probe($n) {
        echo "hello $n\n";
        print("no newline");
        fwrite(STDERR, "warning $n\n");
        return $n;
    }
}

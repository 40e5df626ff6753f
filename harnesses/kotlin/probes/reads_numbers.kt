import java.io.StreamTokenizer

fun main() {
    val input = StreamTokenizer(System.`in`.bufferedReader())
    var numbers = IntArray(1024)
    var count = 0
    while (input.nextToken() == StreamTokenizer.TT_NUMBER) {
        if (count == numbers.size) numbers = numbers.copyOf(2 * count)
        numbers[count++] = input.nval.toInt()
    }
    println(count)
}

import java.util.Scanner

private class Helper {
    fun add(a: Int, b: Int) = a + b
}

fun main() {
    val input = Scanner(System.`in`)
    println(Helper().add(input.nextInt(), input.nextInt()))
}

fun main() {
    val sum: Int = "no number"
    println(sum
}

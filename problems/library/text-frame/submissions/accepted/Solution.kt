fun main() {
    val lines = List(readLine()!!.toInt()) { readLine() ?: "" }
    val width = lines.maxOf { it.length }
    val edge = "+" + "-".repeat(width + 2) + "+"
    println(edge)
    for (line in lines) println("| " + line.padStart(line.length + (width - line.length) / 2).padEnd(width) + " |")
    println(edge)
}

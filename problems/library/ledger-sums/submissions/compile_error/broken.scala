object Main {
    def main(args: Array[String]): Unit = {
        val sum: Int = "no number"
        println(sum
    }
}

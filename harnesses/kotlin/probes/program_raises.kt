fun main(args: Array<String>) {
    throw IllegalStateException("boom") // HERE
}

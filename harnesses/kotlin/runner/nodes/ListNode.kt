// Fields, so that the harness's node code, written for Java's nodes, serves these too.
class ListNode(@JvmField var `val`: Int = 0) {
    @JvmField var next: ListNode? = null
}

func probe(p0 *ListNode) { p0.Next = p0.Next.Next }

function isValid(s: string): boolean {
    const partners = { ')': '(', ']': '[', '}': '{' } as const;
    const open: string[] = [];
    for (const bracket of s) {
        if (bracket in partners) {
            if (open.pop() !== partners[bracket as keyof typeof partners]) return false;
        } else {
            open.push(bracket);
        }
    }
    return open.length === 0;
};

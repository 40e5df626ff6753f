type Account struct {
	owner   string
	history []int
}

func Constructor(owner string, balance int) Account {
	return Account{owner, []int{balance}}
}

func (this *Account) Add(amount int) {
	last := this.history[len(this.history)-1]
	this.history = append(this.history, last+amount)
}

func (this *Account) GetHistory() []int { return this.history }

func (this *Account) Greet(words []string) string {
	return strings.Join(append(words, this.owner), " ")
}

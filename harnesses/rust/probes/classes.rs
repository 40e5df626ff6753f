struct Account {
    owner: String,
    history: Vec<i32>,
}

impl Account {
    fn new(owner: String, balance: i32) -> Self {
        Self { owner, history: vec![balance] }
    }

    fn add(&mut self, amount: i32) {
        let last = self.history[self.history.len() - 1];
        self.history.push(last + amount);
    }

    fn get_history(&self) -> Vec<i32> {
        self.history.clone()
    }

    fn greet(&self, words: Vec<String>) -> String {
        format!("{} {}", words.join(" "), self.owner)
    }
}

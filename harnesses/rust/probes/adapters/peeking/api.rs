pub struct Numbers(pub std::vec::IntoIter<i32>);

impl Iterator for Numbers {
    type Item = i32;

    fn next(&mut self) -> Option<i32> {
        self.0.next()
    }
}

use std::collections::HashMap;

const NONE: usize = usize::MAX;

struct Entry {
    key: i32,
    value: i32,
    newer: usize,
    older: usize,
}

/// Entries in a ring of indices: the one at 0 is no entry, but stands between the newest and the oldest.
struct LRUCache {
    capacity: usize,
    places: HashMap<i32, usize>,
    entries: Vec<Entry>,
}

impl LRUCache {
    fn new(capacity: i32) -> Self {
        let ring = Entry { key: 0, value: 0, newer: 0, older: 0 };
        Self { capacity: capacity as usize, places: HashMap::new(), entries: vec![ring] }
    }

    fn get(&mut self, key: i32) -> i32 {
        match self.places.get(&key).copied().unwrap_or(NONE) {
            NONE => -1,
            at => {
                self.unlink(at);
                self.link(at);
                self.entries[at].value
            }
        }
    }

    fn put(&mut self, key: i32, value: i32) {
        if self.get(key) != -1 {
            let newest = self.entries[0].older;
            self.entries[newest].value = value;
            return;
        }
        let at = if self.places.len() < self.capacity {
            self.entries.push(Entry { key, value, newer: 0, older: 0 });
            self.entries.len() - 1
        } else {
            let oldest = self.entries[0].newer;
            self.unlink(oldest);
            self.places.remove(&self.entries[oldest].key);
            self.entries[oldest] = Entry { key, value, newer: 0, older: 0 };
            oldest
        };
        self.places.insert(key, at);
        self.link(at);
    }

    fn unlink(&mut self, at: usize) {
        let Entry { newer, older, .. } = self.entries[at];
        self.entries[newer].older = older;
        self.entries[older].newer = newer;
    }

    fn link(&mut self, at: usize) {
        let second = self.entries[0].older;
        self.entries[at].newer = 0;
        self.entries[at].older = second;
        self.entries[second].newer = at;
        self.entries[0].older = at;
    }
}

var PeekingIterator = function (iterator) {
  this.iterator = iterator;
  this.ahead = [];
};

PeekingIterator.prototype.peek = function () {
  if (this.ahead.length === 0) this.ahead.push(this.iterator.next());
  return this.ahead[0];
};

PeekingIterator.prototype.next = function () {
  this.peek();
  return this.ahead.pop();
};

PeekingIterator.prototype.hasNext = function () {
  return this.ahead.length > 0 || this.iterator.hasNext();
};

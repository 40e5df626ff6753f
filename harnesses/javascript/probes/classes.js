var Account = function (owner, balance) {
  this.owner = owner;
  this.history = [balance];
};

Account.prototype.add = function (amount) {
  this.history.push(this.history.at(-1) + amount);
};

Account.prototype.getHistory = function () {
  return this.history;
};

Account.prototype.greet = function (words) {
  return [...words, this.owner].join(' ');
};

var solution = function (isBadVersion) {
  return function (n) {
    let [low, high] = [1, n];
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2);
      if (isBadVersion(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
};

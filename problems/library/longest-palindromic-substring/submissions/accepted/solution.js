/**
 * @param {string} s
 * @return {string}
 */
var longestPalindrome = function(s) {
    let best = '';
    for (let centre = 0; centre < s.length; centre++) {
        for (const width of [0, 1]) {
            let left = centre;
            let right = centre + width;
            while (left >= 0 && right < s.length && s[left] === s[right]) {
                left--;
                right++;
            }
            // >= : of equally long ones, the last
            if (right - left - 1 >= best.length) best = s.slice(left + 1, right);
        }
    }
    return best;
};

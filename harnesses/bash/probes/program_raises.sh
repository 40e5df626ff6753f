set -u

inner() {
  : "${missing:?boom}" # HERE
}

inner

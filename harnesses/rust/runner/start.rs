//! The program's start: all that is linked to a solution and is not in the library.

unsafe extern "Rust" {
    fn __answer(wire: &mut gavel::Wire);
}

fn main() {
    gavel::serve(|wire| unsafe { __answer(wire) });
}

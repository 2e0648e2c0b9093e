//! Tests of [`Site`].

use super::*;

const TEXT: &str = GENERATED_MARK;

/// A folder `out` that contains `old.rs`, in a temporary folder.
fn site() -> (tempfile::TempDir, Site) {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("old.rs"), TEXT).unwrap();
    let site = Site::new(&out).unwrap();
    (place, site)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn build(folder: &Path) -> Result<(), Error> {
    fs::write(folder.join("new.rs"), TEXT).unwrap();
    Ok(())
}

#[test]
fn a_replaced_folder_leaves_no_temporary_files() {
    let (place, site) = site();
    site.replace(None, build, || Ok(())).unwrap();
    assert_eq!(names(&site.out), ["new.rs"]);
    assert_eq!(names(place.path()), ["out"]);
}

#[test]
fn a_folder_that_cannot_be_built_leaves_the_old_one() {
    let (place, site) = site();
    let fail = |folder: &Path| {
        build(folder)?;
        Err(Error::new("no"))
    };
    let finish = || -> Result<(), Error> { panic!("the folder is the old one") };
    assert!(site.replace(None, fail, finish).is_err());
    assert_eq!(names(&site.out), ["old.rs"]);
    assert_eq!(names(place.path()), ["out"]);
}

#[test]
fn a_swap_in_two_steps_replaces_the_folder() {
    let (_place, site) = site();
    fs::create_dir(&site.new).unwrap();
    build(&site.new).unwrap();
    site.swap_in_two_steps().unwrap();
    assert_eq!(names(&site.out), ["new.rs"]);
    assert_eq!(names(&site.old), ["old.rs"]);
    site.recover().unwrap();
    assert!(!exists(&site.old));
    assert_eq!(names(&site.out), ["new.rs"]);
}

#[test]
fn a_run_killed_between_the_two_renames_is_rolled_back() {
    let (place, site) = site();
    fs::rename(&site.out, &site.old).unwrap();
    fs::create_dir(&site.new).unwrap();
    build(&site.new).unwrap();
    fs::write(site.new.join("empty.rs"), "").unwrap();
    fs::write(site.new.join("cut.rs"), "// @gen").unwrap();
    site.recover().unwrap();
    assert_eq!(names(&site.out), ["old.rs"]);
    assert_eq!(names(place.path()), ["out"]);
}

#[test]
fn a_file_created_during_the_run_is_not_deleted() {
    let (_place, site) = site();
    let build = |folder: &Path| {
        fs::write(site.out.join("mine.txt"), "mine").unwrap();
        build(folder)
    };
    let mut is_finished = false;
    let finish = || {
        is_finished = true;
        Ok(())
    };
    site.replace(None, build, finish).unwrap();
    assert!(is_finished, "the manifest must match the new folder");
    assert_eq!(names(&site.out), ["new.rs"]);
    assert_eq!(names(&site.new), ["mine.txt"]);
    let message = site.recover().unwrap_err().to_string();
    assert!(message.contains(".out.new contains files"), "{message}");
}

/// Creates a folder whose path is too long for any program that uses the whole path. Root, too, cannot remove it so.
#[cfg(unix)]
fn create_unreachable(folder: &Path) {
    use rustix::fs::{Mode, OFlags, mkdirat, openat};

    const PATH_MAX: usize = 4096;
    let name = "a".repeat(250);
    let mut inner = rustix::fd::OwnedFd::from(File::open(folder).unwrap());
    for _ in 0..=PATH_MAX / name.len() {
        mkdirat(&inner, &name, Mode::RWXU).unwrap();
        inner = openat(&inner, &name, OFlags::DIRECTORY, Mode::empty()).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_emptied_is_not_replaced() {
    let (place, site) = site();
    let types = site.out.join("types");
    fs::create_dir(&types).unwrap();
    create_unreachable(&types);
    let result = site.replace(None, build, || Ok(()));
    let message = result.unwrap_err().to_string();
    assert!(message.contains("cannot write to"), "{message}");
    assert_eq!(names(&site.out), ["old.rs", "types"]);
    assert_eq!(names(place.path()), ["out"]);
}

package dev.moie.core.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Who may do what with a file.
 *
 * @param owner whose it is
 * @param group whose it is besides
 * @param permissions of the file itself, links followed
 */
public record Access(String owner, String group, Set<PosixFilePermission> permissions) {

  public Access {
    permissions = Set.copyOf(permissions);
  }

  /** That of a file which exists. */
  public static Access of(Path file) throws IOException {
    PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
    return new Access(
        attributes.owner().getName(), attributes.group().getName(), attributes.permissions());
  }

  /**
   * Whether somebody else than the owner may write: everybody, or the group. A group of the owner's
   * name is taken to be theirs alone, as Linux distributions make them.
   */
  public boolean isWritableByOthers() {
    return permissions.contains(PosixFilePermission.OTHERS_WRITE)
        || (permissions.contains(PosixFilePermission.GROUP_WRITE) && !group.equals(owner));
  }

  /** Whether somebody else than the owner may do anything. */
  public boolean isOpenToOthers() {
    return permissions.stream().anyMatch(each -> !each.name().startsWith("OWNER"));
  }

  /** Who else may write, for people. */
  public String writers() {
    return permissions.contains(PosixFilePermission.OTHERS_WRITE)
        ? "everybody"
        : "the group " + group;
  }

  /** Such as {@code rw-r--r--}. */
  public String mode() {
    return PosixFilePermissions.toString(permissions);
  }
}

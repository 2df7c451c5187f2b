package dev.moie.core.process.launcher;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The smallest file that Linux executes without a loader: the header, two program headers, the
 * code. Everything is in the System V ABI, chapters 4 and 5 (elf(5)).
 */
final class ElfFile {
  private static final short FILE_HEADER = 64;
  private static final short PROGRAM_HEADER = 56;
  private static final int CODE = FILE_HEADER + 2 * PROGRAM_HEADER;

  /** Where the file is mapped: a multiple of every size of pages. */
  private static final long ADDRESS = 0x400000;

  private static final long PAGE = 0x10000;

  private ElfFile() {}

  /** A program that begins with its code; the text lies behind that. */
  static byte[] of(int machine, byte[] code, byte[] text) {
    int size = CODE + code.length + text.length;
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    fileHeader(file, machine);
    segment(file, size);
    stack(file);
    return file.put(code).put(text).array();
  }

  private static void fileHeader(ByteBuffer file, int machine) {
    file.put(new byte[] {0x7f, 'E', 'L', 'F'}); // e_ident: EI_MAG0 to 3
    file.put((byte) 2); // EI_CLASS: ELFCLASS64
    file.put((byte) 1); // EI_DATA: ELFDATA2LSB
    file.put((byte) 1); // EI_VERSION: EV_CURRENT
    file.put((byte) 0); // EI_OSABI: ELFOSABI_SYSV
    file.putLong(0); // EI_ABIVERSION and padding
    file.putShort((short) 2); // e_type: ET_EXEC
    file.putShort((short) machine); // e_machine
    file.putInt(1); // e_version: EV_CURRENT
    file.putLong(ADDRESS + CODE); // e_entry
    file.putLong(FILE_HEADER); // e_phoff
    file.putLong(0); // e_shoff: no sections
    file.putInt(0); // e_flags
    file.putShort(FILE_HEADER); // e_ehsize
    file.putShort(PROGRAM_HEADER); // e_phentsize
    file.putShort((short) 2); // e_phnum
    file.putShort((short) 0); // e_shentsize
    file.putShort((short) 0); // e_shnum
    file.putShort((short) 0); // e_shstrndx
  }

  /** All of the file is mapped, to be read and executed. */
  private static void segment(ByteBuffer file, int size) {
    file.putInt(1); // p_type: PT_LOAD
    file.putInt(4 | 1); // p_flags: PF_R | PF_X
    file.putLong(0); // p_offset
    file.putLong(ADDRESS); // p_vaddr
    file.putLong(ADDRESS); // p_paddr
    file.putLong(size); // p_filesz
    file.putLong(size); // p_memsz
    file.putLong(PAGE); // p_align
  }

  /** The stack is not to be executed, which is what older kernels do if nothing is said. */
  private static void stack(ByteBuffer file) {
    file.putInt(0x6474e551); // p_type: PT_GNU_STACK
    file.putInt(4 | 2); // p_flags: PF_R | PF_W
    file.putLong(0); // p_offset
    file.putLong(0); // p_vaddr
    file.putLong(0); // p_paddr
    file.putLong(0); // p_filesz
    file.putLong(0); // p_memsz
    file.putLong(16); // p_align
  }
}

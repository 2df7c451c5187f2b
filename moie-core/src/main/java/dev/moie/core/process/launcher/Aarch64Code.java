package dev.moie.core.process.launcher;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The launcher for 64-bit ARM; what it does is said at {@link X86Code}. What an instruction needs
 * is said in the Arm Architecture Reference Manual, chapter C6; the numbers of calls are Linux's.
 */
final class Aarch64Code {
  private static final int[] CODE = {
    0xd28013a8, // 00  mov x8, #157          setsid()
    0xd4000001, // 04  svc #0
    0xf9400be0, // 08  ldr x0, [sp, #16]     execve(file,
    0x910063e1, // 0c  add x1, sp, #24         arguments,
    0xf94003e9, // 10  ldr x9, [sp]
    0x8b296fe2, // 14  add x2, sp, x9, lsl #3
    0x91004042, // 18  add x2, x2, #16         environment)
    0xd2801ba8, // 1c  mov x8, #221
    0xd4000001, // 20  svc #0
    0xb100201f, // 24  cmn x0, #8            ENOEXEC?
    0x540000e1, // 28  b.ne 44
    0xf9400be3, // 2c  ldr x3, [sp, #16]     the file is an argument
    0xf9000fe3, // 30  str x3, [sp, #24]
    0x10000360, // 34  adr x0, shell         execve("/bin/sh",
    0xf9000be0, // 38  str x0, [sp, #16]
    0x910043e1, // 3c  add x1, sp, #16         "/bin/sh" and arguments, environment)
    0xd4000001, // 40  svc #0
    0xaa0003e9, // 44  mov x9, x0            it came back with an error
    0xd2800808, // 48  mov x8, #64           write(
    0xd2800040, // 4c  mov x0, #2              standard error,
    0x100002c1, // 50  adr x1, message         the message,
    0xd28006e2, // 54  mov x2, #55             its length)
    0xd4000001, // 58  svc #0
    0xf9400be1, // 5c  ldr x1, [sp, #16]     write(standard error, file,
    0xd2800002, // 60  mov x2, #0
    0x38626823, // 64  ldrb w3, [x1, x2]
    0x34000063, // 68  cbz w3, 74
    0x91000442, // 6c  add x2, x2, #1
    0x17fffffd, // 70  b 64                    its length)
    0xd2800040, // 74  mov x0, #2
    0xd4000001, // 78  svc #0
    0xd2800040, // 7c  mov x0, #2            write(standard error,
    0x700002e1, // 80  adr x1, newline         a newline,
    0xd2800022, // 84  mov x2, #1              its length)
    0xd4000001, // 88  svc #0
    0xd2800fc0, // 8c  mov x0, #126          exit_group(126
    0xb100093f, // 90  cmn x9, #2              or, if ENOENT,
    0x9a801400, // 94  cinc x0, x0, eq         127)
    0xd2800bc8, // 98  mov x8, #94
    0xd4000001, // 9c  svc #0
    // a0 shell, a8 message, df newline: LauncherText
  };

  private Aarch64Code() {}

  static byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * CODE.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(CODE);
    return bytes.array();
  }
}

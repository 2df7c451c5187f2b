package dev.moie.core.process.launcher;

/**
 * The launcher for x86-64. It is called with the file to execute and with that program's arguments,
 * the first of which is its name: {@code [rsp]} holds how many there are, {@code [rsp+16]} the
 * file, {@code [rsp+24]} and on the arguments, and behind a null the environment. What an
 * instruction needs is said in the Intel manual, volume 2; the numbers of calls are Linux's.
 *
 * <p>Only for what is no executable and no script with a first line that says what it is for, is
 * there the shell, as with execvp(3). The exit code for what cannot be executed is 127 if something
 * is not there, and 126 otherwise, as with setsid(1).
 */
final class X86Code {
  private static final int[] CODE = {
    0xb8, 112, 0, 0, 0, //               00      mov eax, 112       setsid()
    0x0f, 0x05, //                       05      syscall
    0x48, 0x8b, 0x7c, 0x24, 16, //       07      mov rdi, [rsp+16]  execve(file,
    0x48, 0x8d, 0x74, 0x24, 24, //       0c      lea rsi, [rsp+24]    arguments,
    0x48, 0x8b, 0x04, 0x24, //           11      mov rax, [rsp]
    0x48, 0x8d, 0x54, 0xc4, 16, //       15      lea rdx, [rsp+rax*8+16]  environment)
    0xb8, 59, 0, 0, 0, //                1a      mov eax, 59
    0x0f, 0x05, //                       1f      syscall
    0x83, 0xf8, -8, //                   21      cmp eax, -8        ENOEXEC?
    0x75, 0x1d, //                       24      jne 43
    0x48, 0x89, 0x7c, 0x24, 24, //       26      mov [rsp+24], rdi  the file is an argument
    0x48, 0x8d, 0x3d, 0x6b, 0, 0, 0, //  2b      lea rdi, [rip+shell]  execve("/bin/sh",
    0x48, 0x89, 0x7c, 0x24, 16, //       32      mov [rsp+16], rdi
    0x48, 0x8d, 0x74, 0x24, 16, //       37      lea rsi, [rsp+16]    "/bin/sh" and arguments,
    0xb8, 59, 0, 0, 0, //                3c      mov eax, 59          environment)
    0x0f, 0x05, //                       41      syscall
    0x41, 0x89, 0xc0, //                 43      mov r8d, eax       it came back with an error
    0xbf, 2, 0, 0, 0, //                 46      mov edi, 2         write(standard error,
    0x48, 0x8d, 0x35, 0x53, 0, 0, 0, //  4b      lea rsi, [rip+message]  the message,
    0xba, 55, 0, 0, 0, //                52      mov edx, 55          its length)
    0xb8, 1, 0, 0, 0, //                 57      mov eax, 1
    0x0f, 0x05, //                       5c      syscall
    0x48, 0x8b, 0x74, 0x24, 16, //       5e      mov rsi, [rsp+16]  write(standard error, file,
    0x31, 0xd2, //                       63      xor edx, edx
    0x80, 0x3c, 0x16, 0, //              65      cmp byte [rsi+rdx], 0
    0x74, 0x04, //                       69      je 6f
    0xff, 0xc2, //                       6b      inc edx
    0xeb, 0xf6, //                       6d      jmp 65               its length)
    0xb8, 1, 0, 0, 0, //                 6f      mov eax, 1
    0x0f, 0x05, //                       74      syscall
    0x48, 0x8d, 0x35, 0x5f, 0, 0, 0, //  76      lea rsi, [rip+newline]  write(standard error, a
    0xba, 1, 0, 0, 0, //                 7d      mov edx, 1           newline, its length)
    0xb8, 1, 0, 0, 0, //                 82      mov eax, 1
    0x0f, 0x05, //                       87      syscall
    0xbf, 126, 0, 0, 0, //               89      mov edi, 126       exit_group(126
    0x41, 0x83, 0xf8, -2, //             8e      cmp r8d, -2          or, if ENOENT,
    0x75, 0x02, //                       92      jne 96
    0xff, 0xc7, //                       94      inc edi              127)
    0xb8, 231, 0, 0, 0, //               96      mov eax, 231
    0x0f, 0x05, //                       9b      syscall
    // 9d shell, a5 message, dc newline: LauncherText
  };

  private X86Code() {}

  static byte[] bytes() {
    byte[] bytes = new byte[CODE.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) CODE[i];
    }
    return bytes;
  }
}

/**
 * File-system step: writes, reads and looks for files below one base folder.
 *
 * Every path is resolved, symbolic links included, before it is used, and must lie
 * below the base. Writing is atomic: a reader sees the old file or the new one.
 */
import { randomUUID } from 'node:crypto';
import { constants, promises as fs } from 'node:fs';
import * as path from 'node:path';

export interface WriteOptions {
  /** Permissions of the file; 0o644 by default. */
  mode?: number;
  /** Whether missing folders are made; true by default. */
  createDirs?: boolean;
}

export class OutsideBaseError extends Error {
  constructor(readonly requested: string, readonly base: string) {
    super(`${requested} lies outside ${base}; give a path inside it`);
    this.name = 'OutsideBaseError';
  }
}

export class FileSystemStep {
  private constructor(private readonly base: string) {}

  /** Opens a base folder, which has to exist. */
  static async open(base: string): Promise<FileSystemStep> {
    return new FileSystemStep(await fs.realpath(base));
  }

  /** Replaces a file as a whole, or makes it. */
  async writeFile(target: string, content: string, options: WriteOptions = {}): Promise<void> {
    const { mode = 0o644, createDirs = true } = options;
    const file = await this.locate(target);
    if (createDirs) {
      await fs.mkdir(path.dirname(file), { recursive: true });
    }
    const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    const handle = await fs.open(temporary, flags, mode);
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      await fs.rename(temporary, file);
    } catch (error) {
      await fs.rm(temporary, { force: true });
      throw error;
    }
  }

  /** The content of a file. */
  async readFile(target: string): Promise<string> {
    return fs.readFile(await this.locate(target), 'utf8');
  }

  /** Whether a file is there. */
  async fileExists(target: string): Promise<boolean> {
    const file = await this.locate(target);
    return fs.access(file).then(
      () => true,
      () => false,
    );
  }

  /** Where a path really leads, if that is below the base. */
  private async locate(target: string): Promise<string> {
    const missing: string[] = [];
    let existing = path.resolve(this.base, target);
    let real: string | undefined;
    while (real === undefined) {
      try {
        real = await fs.realpath(existing);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
          throw error;
        }
        missing.unshift(path.basename(existing));
        existing = path.dirname(existing);
      }
    }
    const located = path.join(real, ...missing);
    const relative = path.relative(this.base, located);
    const above = relative === '..' || relative.startsWith(`..${path.sep}`);
    if (relative === '' || above || path.isAbsolute(relative)) {
      throw new OutsideBaseError(target, this.base);
    }
    return located;
  }
}

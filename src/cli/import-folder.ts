import { compileArchive } from "../compile/compile-archive.ts";
import { formatProblem } from "../compile/content-error.ts";
import { commandLine } from "./command-line.ts";
import { describeArchive } from "./describe-archive.ts";

/** A folder of Markdown is read as it is: tells what was recognised in it. Gives the exit code. */
export async function tellOfFolder(folder: string): Promise<number> {
  const archive = await compileArchive({ content: folder });
  const { problems, recognised } = archive;
  if (recognised.episodes === 0) {
    const [first] = problems;
    console.error(first ? formatProblem(first) : `${folder}: There are no episodes in the folder`);
    return 1;
  }
  console.log(`${folder} needs no import: its files are read as they are.\n`);
  console.log(describeArchive(archive).join("\n"));
  console.log(`\nNext:  ${commandLine("start", "--content", folder)}
       builds the site and serves it; "${commandLine("check", "--content", folder)}" tells what is wrong with it`);
  return 0;
}

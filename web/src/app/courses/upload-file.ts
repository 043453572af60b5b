import { HttpErrorResponse } from '@angular/common/http';
import { keepFile, Problem, StoredFile } from '@palier/contracts';
import { addressOf, ProblemError } from '../platform';

/** Sends a file and says how far it is. By XMLHttpRequest: `fetch` does not tell the progress of what it sends. @throws as `Api.send` does. */
export function uploadFile(file: File, progress: (share: number) => void): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(keepFile.verb, addressOf(keepFile, {}, { name: file.name }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (it) => progress(it.total === 0 ? 0 : it.loaded / it.total);
    request.onerror = () => reject(new HttpErrorResponse({ status: 0 }));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 200) { resolve(StoredFile.parse(answer)); return; }
      const problem = Problem.safeParse(answer);
      reject(problem.success ? new ProblemError(problem.data) : new HttpErrorResponse({ status: request.status }));
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try { return JSON.parse(text); } catch { return null; }
}

import { HttpErrorResponse } from '@angular/common/http';
import { Problem, StoredFile, type Endpoint } from '@palier/contracts';
import { addressOf, ProblemError } from '../platform';

/** Sends a file to a door that takes one and says how far it is. By XMLHttpRequest: `fetch` does not tell the progress of what it sends. @throws as `Api.send` does. */
export function uploadFile(door: Endpoint, file: File, progress: (share: number) => void): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(door.verb, addressOf(door, {}, { name: file.name }));
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

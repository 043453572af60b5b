import { provideHttpClient, withFetch } from '@angular/common/http';
import { inject, Injectable, isDevMode, provideAppInitializer, type ApplicationConfig } from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import { routes } from './app.routes';
import { SessionStore } from './platform';

@Injectable({ providedIn: 'root' })
class Dictionaries implements TranslocoLoader {
  getTranslation(lang: string) {
    return lang === 'en' ? import('../i18n/en').then((it) => it.en) : import('../i18n/fr').then((it) => it.fr);
  }
}

export const appConfig: ApplicationConfig = {
  providers: [
    provideHttpClient(withFetch()),
    provideRouter(routes, withComponentInputBinding(), withInMemoryScrolling({ scrollPositionRestoration: 'top', anchorScrolling: 'enabled' })),
    provideTransloco({ config: { availableLangs: ['fr', 'en'], defaultLang: 'fr', reRenderOnLangChange: true, prodMode: !isDevMode() }, loader: Dictionaries }),
    provideAppInitializer(() => inject(SessionStore).load().catch(() => undefined)),
  ],
};

// CommonJS libraries that require Nest meet a cycle under Jest unless Nest itself was imported first.
import '@nestjs/core';
import 'reflect-metadata';
